namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>One thing that a person can ask the bot for. Slices above bring their own.</summary>
public interface IChatScreen
{
    /// <summary>The commands and the first words of buttons that lead here; the first one is its command.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Whether this is for this person; if not, the bot does not know the command.</summary>
    bool AppliesTo(ChatTurn turn) => true;

    Task ShowAsync(ChatTurn turn);
}
