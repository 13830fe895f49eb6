using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Templates;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Broadcasts;

public sealed partial class BroadcastPage : IDisposable
{
    private Staff? _staff;
    private Broadcast? _broadcast;
    private BroadcastDraft? _start;
    private bool _isMissing;

    private int _dialogs;

    /// <summary>The draft that is on the page: it stays while it gets its number.</summary>
    private long _composing;

    /// <summary>What the new one on the page began with; null where a kept one is shown.</summary>
    private (long? Template, long? Segment)? _begun;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public long? Id { get; set; }

    /// <summary>What a new one begins with: a template's number.</summary>
    [SupplyParameterFromQuery]
    public long? Template { get; set; }

    /// <summary>Whom a new one is meant for: a segment's number.</summary>
    [SupplyParameterFromQuery]
    public long? Segment { get; set; }

    /// <summary>While it is watched: the outcome whose people are shown.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [SupplyParameterFromQuery]
    public string? Days { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required BroadcastReader Broadcasts { get; init; }

    [Inject]
    public required BroadcastTemplates Templates { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    public void Dispose()
    {
        Dialogs.OnOpen -= Opened;
        Dialogs.OnClose -= Closed;
    }

    protected override void OnInitialized()
    {
        Dialogs.OnOpen += Opened;
        Dialogs.OnClose += Closed;
    }

    protected override async Task OnParametersSetAsync()
    {
        _staff ??= await Session.GetAsync();
        // When a draft gets its address, a slow browser hears of the query before it hears of the number: what is being written must stay.
        if (Id is null && _begun != (Template, Segment))
        {
            _begun = (Template, Segment);
            (_broadcast, _isMissing, _composing) = (null, false, _composing + 1);
            _start = await StartAsync(_staff.Workspace);
        }
        else if (Id is not null)
        {
            _begun = null;
            if (_broadcast?.Id == Id)
                return;
            _composing++;
            await LookAsync();
        }
    }

    /// <summary>It is no draft any more, or somebody else's is taken.</summary>
    private Task LeftAsync()
    {
        _composing++;
        return LookAsync();
    }

    private async Task LookAsync()
    {
        _broadcast = await Broadcasts.FindAsync(_staff!.Workspace, Id ?? 0);
        _isMissing = _broadcast is null or { State: BroadcastState.Template };
    }

    private async Task<BroadcastDraft?> StartAsync(WorkspaceId workspace)
    {
        if (Template is { } template && await Templates.ReadAsync(workspace, template) is { } draft)
            return draft;
        return Segment is { } segment ? new BroadcastDraft { Audience = Audience.All(Audience.Where(AudienceField.Segment, Comparison.Is, segment.ToString(CultureInfo.InvariantCulture))) } : null;
    }

    /// <summary>The first time a draft is kept it gets an address of its own.</summary>
    private void Saved(Broadcast saved)
    {
        _broadcast = saved;
        TakeAddress();
    }

    // Going to another address closes dialogs, and somebody may be writing in one.
    private void TakeAddress()
    {
        if (Id is null && _dialogs == 0 && _broadcast is { } kept)
            Navigation.NavigateTo($"/broadcast/{kept.Id}", replace: true);
    }

    private void Opened(string? title, Type type, Dictionary<string, object?> parameters, DialogOptions options) => _dialogs++;

    private void Closed(object? answer)
    {
        _dialogs--;
        _ = InvokeAsync(async () =>
        {
            await Task.Yield();
            TakeAddress();
        });
    }
}
