using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>The commands of the team. Whoever is not of it gets the answer to an unknown command.</summary>
public static class MenuCommands
{
    /// <summary>Stands before the code in a link to the bot: <c>https://t.me/{bot}?start=staff_{code}</c>.</summary>
    public const string LinkPrefix = "staff_";

    internal static MenuRoute? RouteOf(BotCommand command) => command.Name switch
    {
        "admin" => MenuRoute.Home,
        "dashboard" => MenuRoute.Page("dash"),
        "users" => command.Argument.Length == 0 ? MenuRoute.Page("users") : MenuRoute.Page("users", 1, MenuRoute.Fit(command.Argument)),
        "products" => MenuRoute.Page("products"),
        "analytics" => MenuRoute.Page("numbers"),
        "conversations" => MenuRoute.Page("inbox"),
        "broadcast" => MenuRoute.Page("cast"),
        "system" => MenuRoute.Page("system"),
        "unlink" => MenuRoute.Ask("unlink"),
        _ => null,
    };

    internal static string? LinkCodeIn(BotCommand command) =>
        command.Name == "start" && command.Argument.StartsWith(LinkPrefix, StringComparison.Ordinal) ? command.Argument[LinkPrefix.Length..] : null;
}
