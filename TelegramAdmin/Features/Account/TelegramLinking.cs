using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.AdminMenus.Asking;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Account;

/// <summary>The account page's part in linking a Telegram account: makes the link, and shows what is linked.</summary>
internal sealed class TelegramLinking(IDatabase database, LinkCodes codes, OneTimeNotes notes, PasswordAgain again)
{
    private const string Note = "telegram link";
    private const int MostBots = 5;

    /// <summary>Whoever signed in a while ago shows once more that it is them: the link gives all that they may do to whoever opens it.</summary>
    public async Task<string?> BeginAsync(HttpContext context, Admin admin, string? password)
    {
        if (await again.CheckAsync(context, admin, password) is { } refused)
            return refused;
        notes.Leave(admin.Id, [codes.Make(Staff.Of(context.User)!.Workspace, admin.Id)], Note);
        return null;
    }

    public async Task<TelegramView> ViewAsync(HttpContext context, Admin admin)
    {
        await using var db = database.Read(Staff.Of(context.User)!.Workspace);
        return new TelegramView
        {
            Link = await db.StaffLinks.FirstOrDefaultAsync(l => l.AdminId == admin.Id),
            Bots = await db.Bots.Where(b => b.AnswersItself && (b.State == BotState.Up || b.State == BotState.Starting)).OrderBy(b => b.Name).Take(MostBots).Select(b => b.Username).ToListAsync(),
            Start = notes.Take(admin.Id, Note) is [var code] ? MenuCommands.LinkPrefix + code : null,
        };
    }
}

/// <summary>What the account page shows of Telegram.</summary>
public sealed record TelegramView
{
    /// <summary>Null while no account is linked.</summary>
    public StaffLink? Link { get; init; }

    /// <summary>Usernames of bots that can take the link.</summary>
    public IReadOnlyList<string> Bots { get; init; } = [];

    /// <summary>What the bot is started with; shown once, right after it was made.</summary>
    public string? Start { get; init; }
}
