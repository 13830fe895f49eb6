using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Core.AdminMenus.Screens;

/// <summary>One place of the menus.</summary>
public interface IMenuPage
{
    /// <summary>The first word of the buttons that lead here.</summary>
    string Name { get; }

    AdminRole Needs => AdminRole.Viewer;

    Task<MenuScreen> ShowAsync(MenuVisit visit);
}

/// <summary>Something that can be done from the menus. Asking and doing each check everything anew.</summary>
public interface IMenuAct
{
    string Name { get; }

    AdminRole Needs { get; }

    /// <summary>False where nobody outside the team notices, and its opposite stands in the same place.</summary>
    bool AsksFirst => true;

    Task<MenuQuestion> AskAsync(MenuVisit visit);

    Task<MenuOutcome> RunAsync(MenuVisit visit);
}

/// <summary>Something for which somebody writes words.</summary>
public interface IMenuInput
{
    string Name { get; }

    AdminRole Needs => AdminRole.Viewer;

    /// <summary>What to write; the button leaves it.</summary>
    Task<MenuQuestion> AskAsync(MenuVisit visit);

    Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words);
}

/// <param name="Entities">Their formatting as Telegram's JSON; null for none.</param>
public sealed record MenuWords(string Text, string? Entities = null);
