using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>Sends a message for many to whoever is writing it, on their own Telegram account.</summary>
public sealed class SendTest(IDatabase database, MessageWriter writer, PersonFactsReader facts, Outbox outbox, TimeProvider time)
{
    /// <param name="language">The version to send; null for that of the person, empty for the default.</param>
    /// <returns>The number of the message in the queue.</returns>
    public async Task<Result<long>> RunAsync(WorkspaceId workspace, CampaignMessage message, BotId bot, string? language, Actor actor, CancellationToken cancellation = default)
    {
        if (!(await writer.PrepareAsync(workspace, message, new MessageOwner(SubjectKind.Recipient, 0), cancellation)).TryGet(out var prepared, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        if (!(await FindChatAsync(db, workspace, bot, actor, cancellation)).TryGet(out var chat, out failure))
            return failure;
        var person = (await facts.ReadAsync(db, workspace, [(chat, bot)], cancellation))[chat];
        if (!prepared.Write(language is null ? person : person with { Language = language }, bot, 0).TryGet(out var written, out failure))
            return failure;
        return await QueueAsync(workspace, bot, chat, written, cancellation);
    }

    private static async Task<Result<long>> FindChatAsync(AppDbContext db, WorkspaceId workspace, BotId bot, Actor actor, CancellationToken cancellation)
    {
        var found = await db.Bots.Where(b => b.Id == bot && b.WorkspaceId == workspace && b.State != BotState.Removed).Select(b => new { b.Username }).FirstOrDefaultAsync(cancellation);
        if (found is null)
            return WritingErrors.BotGone;
        var linked = await db.StaffLinks.Where(l => l.AdminId == actor.AdminId).Select(l => (long?)l.TelegramUserId).FirstOrDefaultAsync(cancellation);
        if (linked is not { } chat)
            return WritingErrors.NotLinked;
        return await db.Reachability.AnyAsync(r => r.BotId == bot && r.ChatId == chat && r.IsReachable, cancellation) ? chat : WritingErrors.NotStarted(found.Username);
    }

    private Task<Result<long>> QueueAsync(WorkspaceId workspace, BotId bot, long chat, OutgoingMessage written, CancellationToken cancellation) => database.WriteAsync(workspace, async db =>
    {
        var message = outbox.Add(db, new OutboxMessage
        {
            WorkspaceId = workspace,
            BotId = bot,
            ChatId = chat,
            Method = written.Method,
            Parameters = written.Parameters,
            Files = written.Files,
            Lane = Lane.Reply,
            Priority = Priority.High,
            CreatedAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        return (Result<long>)message.Id;
    }, cancellation);
}
