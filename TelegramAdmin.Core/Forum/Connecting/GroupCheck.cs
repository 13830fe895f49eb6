namespace TelegramAdmin.Core.Forum.Connecting;

/// <summary>The steps until a group can be used, each with what Telegram says of it and what to do.</summary>
/// <param name="Steps">In the order in which they are done; those behind the first that is missing may not be known.</param>
/// <param name="State">What follows for the group; null where Telegram did not answer.</param>
public sealed record GroupCheck(IReadOnlyList<GroupStep> Steps, ForumState? State, string? Title)
{
    /// <summary>What to do first; null where everything is right.</summary>
    public string? Missing => Steps.FirstOrDefault(s => s is { IsDone: false, IsNeeded: true })?.Words;

    public static GroupCheck Of(GroupFacts facts, string botUsername)
    {
        if (facts.IsSilent)
            return new GroupCheck([], null, null);
        var (chat, bot) = (facts.Chat, facts.Bot);
        var isIn = bot is { IsIn: true };
        var isAdmin = bot?.Status is "administrator" or "creator";
        GroupStep[] steps =
        [
            new("The bot is in the group", isIn, isIn ? chat!.DisplayName : $"@{botUsername} does not see this group{(facts.Refusal is { } why ? $" ({why})" : "")}. Add it as a member, or check the number."),
            new("The group is private", chat is { Username: null }, chat?.Username is { } name ? $"It is public as @{name}: anybody could read the conversations. Make it private in the group's settings." : "Only members see it."),
            new("Topics are switched on", chat is { IsForum: true }, chat is { IsForum: true } ? "Each conversation gets its own." : "Switch Topics on in the group's settings. Telegram makes it a supergroup by that, with another number."),
            new("The bot is an administrator", isAdmin, isAdmin ? "It hears what members write." : $"Make @{botUsername} an administrator of the group, with the right to manage topics."),
            new("It may manage topics", isAdmin && bot!.CanManageTopics, isAdmin && bot!.CanManageTopics ? "It makes, closes and opens them." : "Give the bot the right “Manage topics”."),
            new("It may delete messages", isAdmin && bot!.CanDeleteMessages, isAdmin && bot!.CanDeleteMessages ? "It can tidy up." : "Not needed now; give it if the bot shall tidy up.", IsNeeded: false),
        ];
        return new GroupCheck(steps, StateOf(steps), chat?.DisplayName);
    }

    private static ForumState StateOf(GroupStep[] steps) =>
        !steps[0].IsDone ? ForumState.NotMember
        : !steps[1].IsDone ? ForumState.Public
        : !steps[2].IsDone ? ForumState.NotForum
        : !steps[4].IsDone ? ForumState.NoRights
        : ForumState.Working;
}

/// <param name="Words">The fact, or what to do.</param>
public sealed record GroupStep(string Title, bool IsDone, string Words, bool IsNeeded = true);
