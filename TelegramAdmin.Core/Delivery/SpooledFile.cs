using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Delivery;

/// <summary>A file that waits with its message in the data directory, so that every try can send it again.</summary>
/// <param name="Part">The multipart name that the parameters refer to with <c>attach://</c>.</param>
/// <param name="Path">Within the spool folder; within the data directory where it is kept.</param>
/// <param name="IsKept">Belongs to somebody else, who keeps it: it is read from its place and stays there, so that a file for thousands is not copied for each.</param>
public sealed record SpooledFile(string Part, string Path, string FileName, string ContentType, bool IsKept = false);

[JsonSerializable(typeof(List<SpooledFile>))]
internal sealed partial class SpoolJson : JsonSerializerContext;
