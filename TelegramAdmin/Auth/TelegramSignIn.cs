using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>Signs in whoever opened the Mini App, as the member of the staff who linked that Telegram account.</summary>
internal sealed class TelegramSignIn(
    BotDirectory bots, IDatabase database, StaffDirectory directory, WorkspaceSeats seats, TelegramKey key, UsedTelegramData used, SignInManager<Admin> signIn, AuditLog audit, TimeProvider time)
{
    /// <summary>How long after Telegram signed it the data is taken.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>How far the clocks of this server and of Telegram may be apart.</summary>
    public static readonly TimeSpan Drift = TimeSpan.FromSeconds(30);

    /// <param name="bot">The bot that says it opened the page; its token and Telegram's key decide whether that is so.</param>
    public async Task<Result<Admin>> RunAsync(HttpContext context, string? bot, string? data)
    {
        if (!BotId.TryParse(bot, null, out var id) || await bots.FindAsync(id) is not { } active)
            return TelegramSignInErrors.BotUnknown;
        if (!TelegramSignInData.Read(data, active.Token, key).TryGet(out var signed, out var refused))
            return refused;
        if (time.GetUtcNow() - signed.SignedAt > Lifetime)
            return TelegramSignInErrors.TooOld;
        if (signed.SignedAt - time.GetUtcNow() > Drift)
            return TelegramSignInErrors.FromTheFuture;
        if (await FindAsync(active.WorkspaceId, signed.UserId) is not { } admin)
            return TelegramSignInErrors.NotLinked;
        // Last, so that somebody who was refused may mend it and try the same again.
        if (!used.TryUse(signed.Mark))
            return TelegramSignInErrors.UsedBefore;
        await EnterAsync(context, admin, active.WorkspaceId, signed);
        return admin;
    }

    private async Task<Admin?> FindAsync(WorkspaceId workspace, long telegramUserId)
    {
        await using var db = database.Read(workspace);
        // Whom only the configuration names has no account to be signed in as.
        if (await directory.FindAsync(db, workspace, telegramUserId) is not { AdminId: { } adminId })
            return null;
        var admin = await signIn.UserManager.FindByIdAsync(adminId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return admin is not null && await signIn.CanSignInAsync(admin) && (await seats.OpenAsync(admin.Id)).Any(s => s.Id == workspace) ? admin : null;
    }

    private async Task EnterAsync(HttpContext context, Admin admin, WorkspaceId workspace, TelegramSignInData signed)
    {
        admin.LastSignInAt = time.GetUtcNow();
        await signIn.UserManager.UpdateAsync(admin);
        context.WishedWorkspace = workspace;
        await signIn.SignInWithClaimsAsync(admin, TelegramSession.Begin(signed.UserId), [TelegramSession.ClaimOf(signed.UserId)]);
        await audit.RecordAsync(workspace, AccountEndpoints.Actor(context, admin), "session.begun", admin.Email, $"Telegram, {signed.Name}");
    }
}

/// <summary>Data that signed somebody in, so that none does so twice while it would still be taken.</summary>
internal sealed class UsedTelegramData(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    public bool TryUse(string mark)
    {
        var now = time.GetUtcNow();
        foreach (var (known, at) in _used)
        {
            if (now - at > TelegramSignIn.Lifetime + TelegramSignIn.Drift)
                _used.TryRemove(known, out _);
        }
        return _used.TryAdd(mark, now);
    }
}
