"""Item models of the window, and the delegates that paint their rows."""
