@_exported import NewsModel
