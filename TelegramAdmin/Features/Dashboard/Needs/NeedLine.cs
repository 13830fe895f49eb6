using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Dashboard.Needs;

/// <summary>One line of what needs a person, with the door or the cure that solves it.</summary>
/// <param name="What">"@harborlingo_news_bot receives nothing".</param>
public sealed record NeedLine(string Key, Tone Tone, string What, string? Detail, NeedDoor Door)
{
    /// <summary>Where it can be solved on the spot.</summary>
    public NeedCure? Cure { get; init; }
}

public sealed record NeedDoor(string Words, string Href);

public sealed record NeedCure(BotId Bot, string Username, BotCure Cure, string Words);
