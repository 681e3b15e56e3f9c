"""The screens: what a person sees and presses; nothing here decides anything about the domain."""
