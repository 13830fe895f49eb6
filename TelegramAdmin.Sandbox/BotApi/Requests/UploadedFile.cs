namespace TelegramAdmin.Sandbox.BotApi.Requests;

/// <summary>A part of a multipart request that carries a file.</summary>
internal sealed record UploadedFile(string Field, string FileName, string MimeType, byte[] Content);
