namespace TelegramAdmin.Core.BotApi.Types;

/// <summary>core.telegram.org/bots/api#botname</summary>
public sealed record BotName
{
    public string Name { get; init; } = "";
}

/// <summary>core.telegram.org/bots/api#botdescription</summary>
public sealed record BotDescription
{
    public string Description { get; init; } = "";
}

/// <summary>core.telegram.org/bots/api#botshortdescription</summary>
public sealed record BotShortDescription
{
    public string ShortDescription { get; init; } = "";
}

/// <summary>A line of a bot's list of commands (core.telegram.org/bots/api#botcommand), without its slash.</summary>
public sealed record ListedCommand(string Command, string Description);

/// <summary>core.telegram.org/bots/api#userprofilephotos: newest first, each in several sizes.</summary>
public sealed record UserProfilePhotos
{
    public IReadOnlyList<IReadOnlyList<PhotoSize>> Photos { get; init; } = [];
}
