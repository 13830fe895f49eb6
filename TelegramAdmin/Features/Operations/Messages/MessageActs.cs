using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;

namespace TelegramAdmin.Features.Operations.Messages;

/// <summary>What somebody decides about messages: may they, do it, write it down.</summary>
public sealed class MessageActs(StaffSession session, SettleMessages settle)
{
    /// <summary>How many of a filter's messages it would be about.</summary>
    public async Task<MessageCount> CountAsync(Settlement settlement, MessageFilter filter) => await settle.CountAsync((await session.GetAsync()).Workspace, settlement, filter);

    public async Task<int> RunAsync(Settlement settlement, IReadOnlyList<long> ids)
    {
        var staff = await session.RequireAsync(AdminRole.Operator);
        var count = await settle.RunAsync(staff.Workspace, settlement, ids, staff.Name);
        if (count > 0)
            await session.RecordAsync(ActionOf(settlement), ids.Count == 1 ? $"message {Number(ids[0])}" : $"{Number(count)} messages", ids.Count == 1 ? null : $"numbers {Number(ids.Min())} to {Number(ids.Max())}");
        return count;
    }

    /// <param name="words">The filter as its address, for the log.</param>
    public async Task<int> RunAsync(Settlement settlement, MessageFilter filter, string words, IProgress<int> progress)
    {
        var staff = await session.RequireAsync(AdminRole.Operator);
        var count = await settle.RunAsync(staff.Workspace, settlement, filter, staff.Name, progress);
        if (count > 0)
            await session.RecordAsync(ActionOf(settlement), $"{Number(count)} messages", words.Length == 0 ? "all" : $"all with {words}");
        return count;
    }

    private static string ActionOf(Settlement settlement) => settlement switch
    {
        Settlement.SendAgain => "message.sent_again",
        Settlement.BelieveSent => "message.marked_as_arrived",
        _ => "message.cancelled",
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
