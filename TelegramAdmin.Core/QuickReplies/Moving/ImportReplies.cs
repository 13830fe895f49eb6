using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Moving;

/// <summary>Takes quick replies from a file that <see cref="ExportReplies"/> wrote, or somebody by hand. One with a known shortcut is changed; a faulty one is reported and left out.</summary>
public sealed class ImportReplies(IDatabase database, SaveQuickReply save, CategoryBook categories, MediaStore media)
{
    public const int LargestImport = 32 * 1024 * 1024;

    private const int MostReplies = 2_000;

    /// <param name="content">JSON, or CSV: which of them shows by how it begins.</param>
    public async Task<Result<ImportReport>> RunAsync(WorkspaceId workspace, Importer by, byte[] content)
    {
        var text = new UTF8Encoding(false).GetString(content).TrimStart('\uFEFF');
        var isJson = text.AsSpan().TrimStart() is ['{' or '[', ..];
        if (!(isJson ? ReadJson(text) : ReplyTable.Read(text)).TryGet(out var replies, out var unreadable))
            return unreadable;
        if (replies.Count > MostReplies)
            return QuickReplyErrors.ImportUnreadable($"The file holds {replies.Count:N0} replies. Take at most {MostReplies:N0} at once.");
        var report = new ImportReport();
        foreach (var (where, reply) in replies)
        {
            var (isNew, failure) = reply is null ? (false, QuickReplyErrors.ImportUnreadable("It is not what a reply looks like in an export.")) : await TakeAsync(workspace, by, reply);
            report = failure is not null ? report with { Refused = [.. report.Refused, new RefusedReply(where, reply?.Shortcut, failure.Message)] }
                : isNew ? report with { Added = report.Added + 1 } : report with { Updated = report.Updated + 1 };
        }
        return report;
    }

    private async Task<(bool IsNew, Failure? Failure)> TakeAsync(WorkspaceId workspace, Importer by, ExportedReply reply)
    {
        if (!reply.IsPrivate && !by.MayChangeTeams)
            return (false, new Failure(FailureKind.Forbidden, "not_for_operators", "Only admins change the replies of the team. Mark it as private to have it for yourself."));
        long? owner = reply.IsPrivate ? by.AdminId : null;
        var known = await FindAsync(workspace, owner, reply.Shortcut);
        var before = known is null ? [] : ReplyStep.Read(known.Steps);
        var draft = new QuickReplyDraft(reply.Shortcut, reply.Title, owner, known?.CategoryId, [.. reply.Steps.Select(step => Step(step, before))]);
        if (!QuickReplyRules.Clean(draft).TryGet(out var clean, out var wrong))
            return (false, wrong);
        if (reply.Steps.Zip(clean.Steps).FirstOrDefault(s => s is { First.File.Content: null, Second.File.LocalName: "" }) is { Second.File.FileName: var absent })
            return (false, QuickReplyErrors.FileInvalid(absent));
        var category = await CategoryAsync(workspace, reply.Category, by);
        var saved = await save.RunAsync(workspace, known?.Id, clean with { CategoryId = category ?? clean.CategoryId, Steps = await KeepAsync(workspace, reply.Steps, clean.Steps) });
        return (known is null, saved.Failure);
    }

    private async Task<QuickReply?> FindAsync(WorkspaceId workspace, long? owner, string shortcut)
    {
        var clean = shortcut.Trim().TrimStart('/').ToLowerInvariant();
        await using var db = database.Read(workspace);
        return await db.QuickReplies.FirstOrDefaultAsync(r => r.AdminId == owner && r.Shortcut == clean);
    }

    // A file without content is the one of its name that the reply has already; without a name of ours it is still to be kept.
    private static ReplyStep Step(ExportedStep step, IReadOnlyList<ReplyStep> before) => new()
    {
        Text = step.Text,
        Buttons = step.Buttons,
        File = step.File is not { } file ? null
            : file.Content is null && before.Select(s => s.File).FirstOrDefault(f => f?.FileName == file.Name) is { } kept ? kept
            : new KeptFile("", ShortText.Cut(file.Name, 255), file.Type.Length is > 0 and <= 100 ? file.Type : "application/octet-stream", file.Content?.Length ?? 0),
    };

    private async Task<IReadOnlyList<ReplyStep>> KeepAsync(WorkspaceId workspace, IReadOnlyList<ExportedStep> from, IReadOnlyList<ReplyStep> steps)
    {
        var kept = new List<ReplyStep>();
        foreach (var (exported, step) in from.Zip(steps))
        {
            if (step.File is not { LocalName: "" } file)
            {
                kept.Add(step);
                continue;
            }
            using var content = new MemoryStream(exported.File!.Content!);
            kept.Add(step with { File = file with { LocalName = await media.KeepAsync(workspace, content) } });
        }
        return kept;
    }

    private async Task<long?> CategoryAsync(WorkspaceId workspace, string? name, Importer by)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var known = (await categories.ReadAsync(workspace)).FirstOrDefault(c => c.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return known is not null || !by.MayChangeTeams ? known?.Id : (await categories.AddAsync(workspace, name)).TryGet(out var added, out _) ? added.Id : null;
    }

    private static Result<List<(string Where, ExportedReply? Reply)>> ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var list = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement
                : document.RootElement.TryGetProperty("replies", out var replies) && replies.ValueKind == JsonValueKind.Array ? replies : default;
            if (list.ValueKind != JsonValueKind.Array)
                return QuickReplyErrors.ImportUnreadable("The file has no list of replies. Take one that was exported here.");
            return list.EnumerateArray().Select((element, index) => (FormattableString.Invariant($"reply {index + 1}"), Read(element))).ToList();
        }
        catch (JsonException e)
        {
            return QuickReplyErrors.ImportUnreadable($"It is no proper JSON: see line {(e.LineNumber ?? 0) + 1}.");
        }
    }

    // What is written as null within a list gets past the reader.
    private static bool IsWhole(ExportedStep? step) => step is not null && (step.Buttons ?? []).All(row => row is not null && row.All(button => button is not null));

    private static ExportedReply? Read(JsonElement element)
    {
        try
        {
            return element.Deserialize(ExportJson.Default.ExportedReply) is { } reply && reply.Steps.All(IsWhole) ? reply : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // Of another shape, or with half of a character.
        }
    }
}

/// <param name="AdminId">Who gets the private ones.</param>
public sealed record Importer(long AdminId, bool MayChangeTeams);

/// <summary>What became of a file.</summary>
public sealed record ImportReport(int Added = 0, int Updated = 0)
{
    public IReadOnlyList<RefusedReply> Refused { get; init; } = [];
}

/// <param name="Where">The line of a table, or the place in the list.</param>
public sealed record RefusedReply(string Where, string? Shortcut, string Why);
