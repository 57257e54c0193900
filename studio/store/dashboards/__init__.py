"""What the owner's pages show: one module a page, read from the owner's store, nothing of Qt.

Every page is a frozen record, made by one function from a connection that cannot write
(`store.owner_database.open_owner_store`) and a `Filter`. Each number that is drawn carries a
`SetsKey`: give it to `sets_behind` for the sets the number comes from.

None = not known; 0 is a count that is really nought.
"""
