using TelegramAdmin.Sandbox.MtProto.Channels;

namespace TelegramAdmin.Sandbox.MtProto.Control;

/// <summary>Channels as the state file holds them: their plans and what people did. The rest grows again.</summary>
internal sealed record SavedChannels(IReadOnlyList<SavedChannel> Channels)
{
    /// <summary>The caller holds the world's lock, here and below.</summary>
    public static SavedChannels Of(ChannelWorld world) => new([.. world.All.Select(SavedChannel.Of)]);

    public void Restore(ChannelWorld world)
    {
        foreach (var saved in Channels) world.All.Add(saved.Make());
        foreach (var channel in world.All) channel.Grow(world.Now);
    }
}

internal sealed record SavedChannel(
    ChannelPlan Plan, string Title, string? Username, bool IsGone, long? MembersSet, IReadOnlyList<string> Admitted, IReadOnlyDictionary<int, PostActs> Acts)
{
    public static SavedChannel Of(ScriptedChannel channel) =>
        new(channel.Plan, channel.Title, channel.Username, channel.IsGone, channel.MembersSet, [.. channel.Admitted], channel.Acts);

    public ScriptedChannel Make()
    {
        var channel = new ScriptedChannel(Plan) { Title = Title, Username = Username, IsGone = IsGone, MembersSet = MembersSet };
        channel.Admitted.UnionWith(Admitted);
        channel.Restore(Acts);
        return channel;
    }
}
