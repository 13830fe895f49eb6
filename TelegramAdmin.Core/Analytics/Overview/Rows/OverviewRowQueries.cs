using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Core.Analytics.Overview.Rows;

/// <summary>The rows behind each figure, as queries: one for each table that they lie in. Null for a name that is no figure.</summary>
internal static class OverviewRowQueries
{
    public static IReadOnlyList<IQueryable<OverviewRow>>? Of(OverviewAsk ask, OverviewRowFilter filter) => filter.Key switch
    {
        "active" => [ask.ActiveRows()],
        "new" => [ask.MetRows()],
        "started" => [ask.StartedRows()],
        "people" => [ask.KnownRows()],
        "reachable" => [ask.ReachableRows()],
        "in" => [ask.ReceivedRows()],
        "opened" => [ask.OpenedRows()],
        "closed" => [ask.ClosedRows()],
        "first" => [ask.FirstAnswerRows()],
        "in-time" => [ask.PromisedRows()],
        "waiting" => [ask.WaitingRows()],
        "revenue" => [ask.PaidRows(filter.Product, ask.Currency)],
        "stars" => [ask.PaidRows(filter.Product, Currencies.Stars)],
        "payments" or "paying" => [ask.PaidRows(filter.Product)],
        "failed" => [ask.DeclinedRows()],
        "credits" => [ask.SpentRows()],
        "out" => [ask.EndedRows(DeliveryState.Sent, sendsOnly: true)],
        "lost" => [ask.EndedRows(DeliveryState.Failed, sendsOnly: true)],
        "delivery" => [ask.EndedRows(DeliveryState.Sent, sendsOnly: true), ask.EndedRows(DeliveryState.Failed, sendsOnly: true)],
        "errors" => [ask.EndedRows(DeliveryState.Failed, sendsOnly: false), ask.GivenUpRows()],
        "queue" => [ask.QueuedRows()],
        "bots" => [ask.UpRows()],
        "members" => [ask.ChannelRows().Where(r => r.Value != null)],
        "channels" => [ask.ChannelRows()],
        "live" => [ask.ChannelRows(liveOnly: true)],
        "views" => [ask.ViewRows()],
        "posts" => [ask.PostRows()],
        "alerts" => [ask.AlertRows()],
        _ => null,
    };
}
