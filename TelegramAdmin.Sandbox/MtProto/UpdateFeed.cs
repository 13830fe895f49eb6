using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.Writing;

namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>Tells what happens in channels to clients that have them open.</summary>
internal sealed class UpdateFeed(ScriptState state) : IChannelWatcher
{
    public void Posted(ScriptedChannel channel, ScriptedPost post) =>
        Tell(channel, () => new JsonObject { ["@type"] = "updateNewMessage", ["message"] = MessageWriter.Write(channel, post) });

    public void Edited(ScriptedChannel channel, ScriptedPost post)
    {
        Tell(channel, () => About("updateMessageContent", channel, post, ("new_content", ContentWriter.Write(post))));
        Tell(channel, () =>
        {
            var update = About("updateMessageEdited", channel, post, ("edit_date", post.EditedAt ?? 0));
            if (MessageWriter.MarkupOf(post) is { } markup) update["reply_markup"] = markup;
            return update;
        });
    }

    public void Counted(ScriptedChannel channel, ScriptedPost post) =>
        Tell(channel, () => About("updateMessageInteractionInfo", channel, post, ("interaction_info", MessageWriter.Interaction(post))));

    public void Deleted(ScriptedChannel channel, IReadOnlyList<int> ids) => Tell(channel, () => new JsonObject
    {
        ["@type"] = "updateDeleteMessages",
        ["chat_id"] = Td.ChatIdOf(channel.Id),
        ["message_ids"] = new JsonArray([.. ids.Select(id => (JsonNode)MessageWriter.IdOf(id))]),
        ["is_permanent"] = true,
        ["from_cache"] = false,
    });

    public void Changed(ScriptedChannel channel)
    {
        foreach (var instance in Listeners(channel))
            instance.Tell(new JsonObject { ["@type"] = "updateSupergroup", ["supergroup"] = ChatWriter.Supergroup(channel, instance.Account, state.World.Now) });
        Tell(channel, () => new JsonObject { ["@type"] = "updateChatTitle", ["chat_id"] = Td.ChatIdOf(channel.Id), ["title"] = channel.Title });
        if (!channel.IsGone)
            Tell(channel, () => new JsonObject { ["@type"] = "updateSupergroupFullInfo", ["supergroup_id"] = channel.Id, ["supergroup_full_info"] = ChatWriter.FullInfo(channel, state.World.Now) });
    }

    private static JsonObject About(string type, ScriptedChannel channel, ScriptedPost post, (string Name, JsonNode? Value) more) => new()
    {
        ["@type"] = type, ["chat_id"] = Td.ChatIdOf(channel.Id), ["message_id"] = MessageWriter.IdOf(post.Id), [more.Name] = more.Value,
    };

    private void Tell(ScriptedChannel channel, Func<JsonObject> update)
    {
        foreach (var instance in Listeners(channel)) instance.Tell(update());
    }

    private List<TdInstance> Listeners(ScriptedChannel channel) =>
        [.. state.Instances.Where(one => one.IsReady && one.OpenChats.Contains(channel.Id))];
}
