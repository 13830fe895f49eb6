using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;

namespace TelegramAdmin.Core.Forum.Commanding;

internal sealed class BanCommand(RestrictPerson restrict) : ITopicCommand
{
    public string Name => "ban";

    public string Usage => "reason – the bots listen to this person no more";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation)
    {
        var reason = given.Argument.Length > 0 ? given.Argument : $"Banned by {given.By.Actor.Name} in the forum group";
        var restricted = await restrict.RunAsync(given.WorkspaceId, conversation.ChatId, RestrictionKind.Ban, reason, null, given.By.Actor);
        return restricted.Why() ?? $"{conversation.Title} is banned. Lift it in the browser, beside the conversation.";
    }
}
