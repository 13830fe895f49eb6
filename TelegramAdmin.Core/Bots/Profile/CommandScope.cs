namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>Where a list of commands is shown. A narrower one goes before a wider one (core.telegram.org/bots/api#determining-list-of-commands).</summary>
public enum CommandScope
{
    /// <summary>Everywhere without a list of its own.</summary>
    Everywhere = 1,

    PrivateChats = 2,

    GroupChats = 3,
}
