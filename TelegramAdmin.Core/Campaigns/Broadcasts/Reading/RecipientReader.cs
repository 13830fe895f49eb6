using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

/// <summary>Who gets a broadcast, and what became of each.</summary>
public sealed class RecipientReader(IDatabase database)
{
    private const int ExportStep = 1_000;

    /// <param name="state">Null for all.</param>
    /// <param name="after">The last recipient's id of the page before.</param>
    /// <param name="onlyPressed">Only who pressed a button.</param>
    /// <returns>Up to one more than <paramref name="size"/>, which tells that there are more.</returns>
    public async Task<IReadOnlyList<RecipientRow>> PageAsync(WorkspaceId workspace, long broadcastId, RecipientState? state, long? after, int size, bool onlyPressed = false, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var recipients = db.Recipients.Where(r => r.BroadcastId == broadcastId && r.Id > (after ?? 0));
        if (state is { } wanted)
            recipients = recipients.Where(r => r.State == wanted);
        if (onlyPressed)
            recipients = recipients.Where(r => r.PressedAt != null);
        var page = await recipients.OrderBy(r => r.Id).Take(size + 1).ToListAsync(cancellation);
        var people = page.ConvertAll(r => r.TelegramUserId);
        var known = (await db.BotUsers.Where(u => people.Contains(u.TelegramUserId)).ToListAsync(cancellation)).ToLookup(u => u.TelegramUserId);
        return page.ConvertAll(r => RowOf(r, known[r.TelegramUserId]));
    }

    /// <summary>All of them, in order, however many there are.</summary>
    public async IAsyncEnumerable<RecipientRow> AllAsync(WorkspaceId workspace, long broadcastId, RecipientState? state = null, bool onlyPressed = false, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        long? after = null;
        while (true)
        {
            var page = await PageAsync(workspace, broadcastId, state, after, ExportStep, onlyPressed, cancellation);
            foreach (var row in page.Take(ExportStep))
                yield return row;
            if (page.Count <= ExportStep)
                yield break;
            after = page[ExportStep - 1].Recipient.Id;
        }
    }

    private static RecipientRow RowOf(Recipient recipient, IEnumerable<BotUser> known)
    {
        var person = known.OrderByDescending(u => u.BotId == recipient.BotId).ThenByDescending(u => u.LastSeenAt).FirstOrDefault();
        return new RecipientRow(recipient, person?.FullName, person?.Username);
    }
}
