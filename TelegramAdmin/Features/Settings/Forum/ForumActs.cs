using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Forum.Connecting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Forum;

/// <summary>What somebody does about the forum group: may they, and do it. Core writes it down, since it is done from Telegram, too.</summary>
public sealed class ForumActs(StaffSession session, ConnectForum connect, DisconnectForum disconnect, AskForGroup ask)
{
    public async Task<Result<ForumGroup>> ConnectAsync(BotId bot, string number)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return long.TryParse(number.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)
            ? await connect.RunAsync(staff.Workspace, bot, chat, new Actor(staff.AdminId, staff.Name))
            : ForumErrors.NotNumber;
    }

    /// <returns>To whom the button went.</returns>
    public async Task<Result<string>> AskAsync(BotId bot)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await ask.RunAsync(staff.Workspace, bot, staff.AdminId);
    }

    public async Task<Failure?> DisconnectAsync()
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await disconnect.RunAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name));
    }
}
