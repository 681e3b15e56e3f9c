"""The method as pure functions, one package per chapter of docs/method.md."""
