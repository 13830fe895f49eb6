using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Asking;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Screens;

/// <summary>Somebody of the team at a place of the menus.</summary>
public sealed class MenuVisit(MenuRequest request, TelegramStaff staff, DateTimeOffset now)
{
    public WorkspaceId Workspace => request.Workspace;

    /// <summary>The bot that they talk to.</summary>
    public BotId Bot => request.Bot;

    public MenuRequest Request => request;

    public DateTimeOffset Now => now;

    public AdminRole Role => staff.Role;

    /// <summary>Null for somebody whom only the configuration names.</summary>
    public long? AdminId => staff.AdminId;

    public Actor Actor { get; } = new(staff.AdminId, staff.Name ?? request.Account.Name, "Telegram");

    public MenuRoute Route { get; init; } = request.Route;

    public bool May(AdminRole atLeast) => staff.Role >= atLeast;

    public MenuVisit At(MenuRoute route) => new(request, staff, now) { Route = route };

    /// <summary>By which an act is known, so that it is done once however often its button is pressed.</summary>
    public string ActId => string.Create(CultureInfo.InvariantCulture, $"menu:{request.Bot.Value}:{request.ChatId}:{request.MessageId}:{Route.Stamp}");
}
