using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Commanding;

/// <summary>Does a command of a topic, if whoever gave it may, and says there what came of it.</summary>
public sealed class RunTopicCommand(IDatabase database, ForumOutbox outbox, IEnumerable<ITopicCommand> commands, EngineOptions options)
{
    private readonly Dictionary<string, ITopicCommand> _commands = commands.ToDictionary(c => c.Name);

    public async Task RunAsync(TopicCommand given)
    {
        if (await AnswerAsync(given) is not { Length: > 0 } answer)
            return;
        await database.WriteAsync(given.WorkspaceId, async db =>
        {
            if (await db.ForumGroups.FirstOrDefaultAsync() is not { } group)
                return;
            var conversation = await db.Conversations.FirstAsync(c => c.Id == given.ConversationId);
            outbox.Say(db, group, conversation, given.ThreadId, FormattedWords.Of(answer), given.MessageId);
        });
    }

    private async Task<string?> AnswerAsync(TopicCommand given)
    {
        if (given.Command.Name is "help" or "start")
            return Help();
        if (!_commands.TryGetValue(given.Command.Name, out var command))
            return $"There is no /{given.Command.Name}. It was not sent to the person. /help lists what there is.";
        if (given.By.IsAnonymous)
            return "Commands are done in somebody's name. Switch “Remain anonymous” off in the group, or do it in the browser.";
        if (given.By.Role is null)
            return $"{given.By.Actor.Name}, you are not known as one of the team. {Linking()} Then give the command again.";
        if (!given.By.Is(command.Needs))
            return $"Your role is {Word(given.By.Role.Value)}. /{command.Name} needs {Word(command.Needs)}.";
        return await RunAsync(command, given);
    }

    private async Task<string?> RunAsync(ITopicCommand command, TopicCommand given)
    {
        await using var db = database.Read(given.WorkspaceId);
        var conversation = await db.Conversations.FirstOrDefaultAsync(c => c.Id == given.ConversationId);
        return conversation is null ? ConversationErrors.NotFound.Message : await command.RunAsync(given, conversation);
    }

    private string Help() => string.Join('\n', ["What you write here goes to the person. These do not:", .. _commands.Values.OrderBy(c => c.Name).Select(c => $"/{c.Name} {c.Usage}")]);

    private string Linking() => options.PublicUrl is { } url
        ? $"Link your Telegram account: {new Uri(url, "/account/security")}"
        : "Link your Telegram account in the browser, under Account.";

    private static string Word(AdminRole role) => role.ToString().ToLowerInvariant();
}

/// <summary>One command of topics.</summary>
public interface ITopicCommand
{
    /// <summary>Without the slash.</summary>
    string Name { get; }

    /// <summary>What follows it, and what it does, for /help.</summary>
    string Usage { get; }

    AdminRole Needs { get; }

    /// <returns>What the topic is told; null where it shows by itself what was done.</returns>
    Task<string?> RunAsync(TopicCommand given, Conversation conversation);
}

internal static class TopicAnswers
{
    /// <summary>Why it was not done; null where it was.</summary>
    public static string? Why<T>(this Result<T> result) => result.Failure?.Message;
}
