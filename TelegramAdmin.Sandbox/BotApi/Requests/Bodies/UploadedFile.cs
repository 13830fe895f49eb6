using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

/// <summary>A part of a multipart request that carries a file.</summary>
internal sealed record UploadedFile(string Field, string FileName, string MimeType, byte[] Content);
