namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>What Telegram shows of a bot in one language. Empty texts leave it to the default ones.</summary>
public sealed record ProfileTexts(string Name, string Description, string ShortDescription)
{
    public static ProfileTexts Empty { get; } = new("", "", "");
}

/// <summary>A bot's texts as they stand at Telegram.</summary>
/// <param name="Own">Of the language that was asked for; what it has not is empty.</param>
/// <param name="Default">What everybody sees whose language has nothing of its own.</param>
public sealed record BotProfile(ProfileTexts Own, ProfileTexts Default);

/// <summary>What became of a change: each text is a call of its own, so some may stand while another was refused.</summary>
/// <param name="Saved">In words, such as <c>name</c>.</param>
/// <param name="Failure">The first refusal; null where everything stands.</param>
public sealed record ProfileSaved(IReadOnlyList<string> Saved, Errors.Failure? Failure);
