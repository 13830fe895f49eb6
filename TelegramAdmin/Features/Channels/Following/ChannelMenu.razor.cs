using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Radzen;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Analytics;
using TelegramAdmin.Features.Channels.Revenue;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Channels.Following;

public sealed partial class ChannelMenu
{
    [Parameter, EditorRequired]
    public required TrackedChannel Channel { get; set; }

    [Parameter]
    public bool MayManage { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required ChannelActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private static readonly (string Format, string Words)[] _formats = [("csv", "CSV"), ("xlsx", "Excel"), ("json", "JSON")];

    private bool IsRead => Channel.State is ChannelState.Adding or ChannelState.CatchingUp or ChannelState.Live;

    private bool MayExport => MayManage;

    // The days that are looked at are the days of the file.
    private string Exports(string table, string format) => QueryHelpers.AddQueryString($"{ExportEndpoint.Path}/{table}.{format}{new Uri(Navigation.Uri).Query}", "id", FormattableString.Invariant($"{Channel.Id}"));

    private Task ReadNowAsync() => DoAsync(L["It is read now"], Acts.FollowAgainAsync);

    private Task FollowAgainAsync() => DoAsync(L["It is followed again"], Acts.FollowAgainAsync);

    private Task TurnAsync() => DoAsync(Channel.IsOwn ? L["It counts as watched now"] : L["It counts as ours now"], id => Acts.ChangeAsync(id, new(IsOwn: !Channel.IsOwn)));

    private async Task StopAsync()
    {
        var id = Channel.Id;
        var stopped = await Acts.StopAsync(id);
        if (!stopped.IsOk)
            Toasts.Failed(L["Nothing was changed"], L[stopped.Failure.Message]);
        else
            Toasts.Undoable(L["It is not followed any more; what was kept stays"], async () => await Acts.FollowAgainAsync(id));
        await OnChanged.InvokeAsync();
    }

    private Task LinkAsync() => PostLinkDialog.OpenAsync(Dialogs, L, Channel.Id, null);

    private async Task DeeperAsync()
    {
        if (await Dialogs.OpenAsync<DeeperDialog>(L["Read more history"], new Dictionary<string, object?> { [nameof(DeeperDialog.Channel)] = Channel }, FormDialogs.Narrow) is true)
            await OnChanged.InvokeAsync();
    }

    private async Task RemoveAsync()
    {
        var question = new ConfirmRequest(L["Remove this channel?"], L["All that was kept of it is deleted: posts, counts, earlier texts, members. Telegram does not give most of it back."], L["Remove channel"], L["Keep channel"], Channel.Title);
        if (!await Confirmation.AskAsync(question))
            return;
        var removed = await Acts.RemoveAsync(Channel.Id);
        if (removed.IsOk)
            Navigation.NavigateTo(AnalyticsFrame.Channels);
        else
            Toasts.Failed(L["Nothing was removed"], L[removed.Failure.Message]);
    }

    private async Task DoAsync(string done, Func<long, Task<Result<TrackedChannel>>> act)
    {
        var outcome = await act(Channel.Id);
        if (outcome.IsOk)
            Toasts.Done(done);
        else
            Toasts.Failed(L["Nothing was changed"], L[outcome.Failure.Message]);
        await OnChanged.InvokeAsync();
    }
}
