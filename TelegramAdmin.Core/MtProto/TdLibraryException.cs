namespace TelegramAdmin.Core.MtProto;

/// <summary>TDLib is not here, or does not load. The message says where it was looked for and what to do.</summary>
public sealed class TdLibraryException(string message, Exception? inner = null) : Exception(message, inner);
