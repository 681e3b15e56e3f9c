"""The method as pure functions, one module per section of docs/method.md."""
