"""The owner's charts: few marks, words beside them, and every mark can be touched."""
