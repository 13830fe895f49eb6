using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Whoever can answer by a model. Without one, or while it is off, what rules leave to it goes to the team.</summary>
public interface IAiAnswers
{
    ValueTask<bool> IsOnAsync(ActiveBot bot);
}

/// <summary>Left in the update's context: a rule wants this message answered by a model.</summary>
public sealed record AiWanted(string RuleName);
