"""An application in which nothing blinks, also not in the windows that are Textual's."""

from wizard.tui.contrast import ReadableApp


class SteadyApp(ReadableApp):
    """Opens the list of all actions with a caret that stands still."""

    def action_command_palette(self) -> None:
        """List what can be done on the present screen."""
        from wizard.tui.dialogs.palette import ActionPalette  # noqa: PLC0415 - when first needed

        if not isinstance(self.screen, ActionPalette):
            self.push_screen(ActionPalette())
