namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>What a channel is like; fixed when it is added, and kept by the state file.</summary>
/// <param name="Posts">Of the script, where it does not grow by itself.</param>
/// <param name="Grows">Goes on posting by the clock.</param>
/// <param name="IsRestless">Some of its posts are edited and deleted by themselves, some come as albums.</param>
/// <param name="Invite">The part of its invite link that matters.</param>
/// <param name="Languages">Its posts take turns in them.</param>
/// <param name="Neighbours">Names of channels that it forwards from and mentions.</param>
/// <param name="Bot">Whose start links it posts; without the @.</param>
internal sealed record ChannelPlan(
    long Id,
    string Title,
    string? Username,
    string About,
    string Invite,
    PostSchedule Schedule,
    int Posts,
    bool Grows,
    bool IsRestless,
    bool HasComments,
    long Members,
    long MembersADay,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Neighbours,
    string? Bot)
{
    public long Seed => Schedule.Seed;
}
