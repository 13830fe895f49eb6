using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Moving;

/// <summary>Writes quick replies to a file, one after the other: JSON with all that belongs to them, CSV for spreadsheets.</summary>
public sealed class ExportReplies(CategoryBook categories, MediaStore media)
{
    /// <summary>Larger files are only named.</summary>
    private const long LargestFile = 5 * 1024 * 1024;

    // The file is read by people and by this program, never by a browser as HTML.
    private static readonly ExportJson Readable = new(new JsonSerializerOptions(ExportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public async Task WriteJsonAsync(WorkspaceId workspace, IReadOnlyList<QuickReply> replies, Stream to, CancellationToken cancellation = default)
    {
        var names = await NamesAsync(workspace, cancellation);
        await using var writer = new Utf8JsonWriter(to);
        writer.WriteStartObject();
        writer.WriteStartArray("replies");
        foreach (var reply in replies)
        {
            // By way of memory: the serialiser itself would write to the stream while a thread waits.
            var exported = await OfAsync(workspace, reply, names, withContent: true, cancellation);
            writer.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(exported, Readable.ExportedReply), skipInputValidation: true);
            await writer.FlushAsync(cancellation);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public async Task WriteCsvAsync(WorkspaceId workspace, IReadOnlyList<QuickReply> replies, Stream to, CancellationToken cancellation = default)
    {
        var names = await NamesAsync(workspace, cancellation);
        await to.WriteAsync(Encoding.UTF8.GetPreamble(), cancellation); // Spreadsheets take a file for UTF-8 by this.
        await to.WriteAsync(Encoding.UTF8.GetBytes(ReplyTable.Head), cancellation);
        foreach (var reply in replies)
        {
            var exported = await OfAsync(workspace, reply, names, withContent: false, cancellation);
            await to.WriteAsync(Encoding.UTF8.GetBytes(ReplyTable.Write(exported)), cancellation);
        }
    }

    private async Task<Dictionary<long, string>> NamesAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        (await categories.ReadAsync(workspace, cancellation)).ToDictionary(c => c.Id, c => c.Name);

    private async Task<ExportedReply> OfAsync(WorkspaceId workspace, QuickReply reply, Dictionary<long, string> names, bool withContent, CancellationToken cancellation)
    {
        var steps = new List<ExportedStep>();
        foreach (var step in ReplyStep.Read(reply.Steps))
        {
            var content = withContent && step.File is { Size: <= LargestFile } file ? await ReadAsync(workspace, file, cancellation) : null;
            steps.Add(new ExportedStep { Text = step.Text, Buttons = step.Buttons, File = step.File is null ? null : new ExportedFile(step.File.FileName, step.File.ContentType, content) });
        }
        return new ExportedReply(reply.Shortcut, reply.Title, steps) { Category = names.GetValueOrDefault(reply.CategoryId ?? 0), IsPrivate = reply.AdminId is not null };
    }

    private async Task<byte[]?> ReadAsync(WorkspaceId workspace, KeptFile file, CancellationToken cancellation)
    {
        try
        {
            await using var kept = media.OpenKept(workspace, file.LocalName);
            using var copy = new MemoryStream();
            await kept.CopyToAsync(copy, cancellation);
            return copy.ToArray();
        }
        catch (IOException)
        {
            return null; // Gone from the disk; the rest is worth having.
        }
    }
}
