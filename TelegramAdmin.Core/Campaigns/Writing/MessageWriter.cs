using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Campaigns.Writing.Files;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>Makes of a message for many what each person gets.</summary>
public sealed class MessageWriter(IDatabase database, MediaStore media, CampaignFiles files, TrackedLinks links)
{
    /// <summary>Reads a message once, for all who get it.</summary>
    /// <param name="owner">Whose buttons these are.</param>
    public async Task<Result<PreparedMessage>> PrepareAsync(WorkspaceId workspace, CampaignMessage message, MessageOwner owner, CancellationToken cancellation = default)
    {
        var versions = new Dictionary<string, PreparedVersion>(StringComparer.Ordinal);
        foreach (var (language, version) in message.Versions)
        {
            if (!PreparedVersion.Of(language, version).TryGet(out var prepared, out var failure))
                return failure;
            if (version.Files?.FirstOrDefault(f => media.FindKept(workspace, f.LocalName) is null) is { } gone)
                return WritingErrors.FileGone(gone.FileName);
            versions[language] = prepared;
        }
        return new PreparedMessage(workspace, owner, versions, await BotsAsync(workspace, cancellation), files, links);
    }

    private async Task<IReadOnlyDictionary<BotId, BotNames>> BotsAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        return await db.Bots.AsNoTracking().Where(b => b.WorkspaceId == workspace).ToDictionaryAsync(b => b.Id, b => new BotNames(b.Name, b.Username), cancellation);
    }
}

/// <summary>Whose message it is; buttons lead back to it.</summary>
/// <param name="Part">Which of several messages: the step of a sequence.</param>
public readonly record struct MessageOwner(SubjectKind Kind, long Id, int Part = 0);

/// <summary>A call of the Bot API.</summary>
/// <param name="Parameters">JSON, without chat_id.</param>
/// <param name="Files">As <see cref="Spool.Describe"/> gives it.</param>
public sealed record OutgoingMessage(string Method, string Parameters, string? Files = null);

/// <summary>What a bot is called.</summary>
/// <param name="Username">Without the @.</param>
internal sealed record BotNames(string Name, string Username);
