using System.Text.RegularExpressions;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>The commands that Telegram offers while somebody types a slash; one list for each scope and language, kept at Telegram.</summary>
public sealed partial class CommandLists(IBotApi api, BotFace face)
{
    public const int Most = 100;
    public const int LongestDescription = 256;

    /// <param name="language">Two letters, or empty for the default.</param>
    /// <returns>Empty where this scope and language has no list of its own.</returns>
    public async Task<Result<IReadOnlyList<ListedCommand>>> ReadAsync(WorkspaceId workspace, BotId id, CommandScope scope, string language, CancellationToken cancellation = default)
    {
        if (!BotFace.IsLanguage(language))
            return ProfileErrors.LanguageInvalid;
        if (!(await face.FindAsync(workspace, id)).TryGet(out var bot, out var missing))
            return missing;
        var answer = await api.GetMyCommandsAsync(bot.Token, TypeOf(scope), language, cancellation);
        return ProfileErrors.Of(answer.Reply, "The commands were not read") is { } refused ? refused : answer.Result ?? [];
    }

    /// <param name="commands">None takes the list away, and a wider one is shown.</param>
    /// <returns>As Telegram has them now.</returns>
    public async Task<Result<IReadOnlyList<ListedCommand>>> SaveAsync(
        WorkspaceId workspace, BotId id, CommandScope scope, string language, IReadOnlyList<ListedCommand> commands, CancellationToken cancellation = default)
    {
        List<ListedCommand> tidy = [.. commands.Select(Tidy)];
        if ((BotFace.IsLanguage(language) ? Check(tidy) : ProfileErrors.LanguageInvalid) is { } wrong)
            return wrong;
        if (!(await face.FindAsync(workspace, id)).TryGet(out var bot, out var missing))
            return missing;
        return ProfileErrors.Of(await api.SetMyCommandsAsync(bot.Token, TypeOf(scope), language, tidy, cancellation), "The commands were not changed") is { } refused ? refused : tidy;
    }

    /// <summary>As people write commands: with a slash, with capitals.</summary>
    private static ListedCommand Tidy(ListedCommand written) => new(written.Command.Trim().TrimStart('/').ToLowerInvariant(), written.Description.Trim());

    private static Failure? Check(IReadOnlyList<ListedCommand> commands)
    {
        if (commands.Count > Most)
            return ProfileErrors.TooManyCommands(Most);
        if (commands.FirstOrDefault(c => !Name().IsMatch(c.Command)) is { } wrong)
            return ProfileErrors.CommandInvalid(wrong.Command);
        if (commands.FirstOrDefault(c => c.Description.Length is 0 or > LongestDescription) is { } undescribed)
            return ProfileErrors.DescriptionInvalid(undescribed.Command, LongestDescription);
        return commands.GroupBy(c => c.Command).FirstOrDefault(same => same.Count() > 1) is { } twice ? ProfileErrors.CommandTwice(twice.Key) : null;
    }

    private static string TypeOf(CommandScope scope) => scope switch
    {
        CommandScope.PrivateChats => "all_private_chats",
        CommandScope.GroupChats => "all_group_chats",
        _ => "default",
    };

    [GeneratedRegex(@"^[a-z0-9_]{1,32}\z", RegexOptions.None, 500)]
    private static partial Regex Name();
}
