"""The only home of Qt and pyqtgraph."""
