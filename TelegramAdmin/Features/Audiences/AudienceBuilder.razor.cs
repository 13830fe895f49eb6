using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Audiences;

public sealed partial class AudienceBuilder
{
    private AudienceDraft _draft = AudienceDraft.Of(Audience.Everybody);
    private AudienceNameBook _names = AudienceNameBook.Empty;
    private IReadOnlyList<SegmentLine> _segments = [];
    private WorkspaceId _workspace;
    private (AudienceRow Row, Audience? Part)? _editing;
    private Failure? _fault;
    private Tool _tool;
    private string? _shown;

    private enum Tool
    {
        None,
        Save,
        Upload,
    }

    [Parameter, EditorRequired]
    public required Audience Value { get; set; }

    [Parameter]
    public EventCallback<Audience> ValueChanged { get; set; }

    /// <summary>How many it is now, or what is wrong with it.</summary>
    [Parameter]
    public EventCallback<Result<AudienceCount>> OnCounted { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SegmentBook Segments { get; init; }

    [Inject]
    public required AudienceNames Names { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _workspace = (await Session.GetAsync()).Workspace;
        _segments = await Segments.ReadAsync(_workspace);
    }

    protected override async Task OnParametersSetAsync()
    {
        var json = Value.ToJson();
        if (_shown == json || _workspace == default)
            return;
        _shown = json;
        _draft = AudienceDraft.Of(Value);
        _names = await Names.OfAsync(_workspace, Value);
    }

    private void Edit(AudienceRow row, Audience? part) => (_editing, _tool) = (_editing == (row, part) ? null : (row, part), Tool.None);

    private void Show(Tool tool) => (_tool, _editing) = (_tool == tool ? Tool.None : tool, null);

    private Task KeepAsync(Audience condition)
    {
        var (row, part) = _editing!.Value;
        if (part is not null && row.Parts.IndexOf(part) is >= 0 and var at)
            row.Parts[at] = condition;
        else
            row.Parts.Add(condition);
        _editing = null;
        return ChangedAsync();
    }

    private Task RemoveAsync(AudienceRow row, Audience part)
    {
        row.Parts.Remove(part);
        _editing = null;
        return ChangedAsync();
    }

    private Task TakeAsync(Segment segment)
    {
        _draft = AudienceDraft.Of(Audience.Read(segment.Filter));
        _editing = null;
        return ChangedAsync();
    }

    private async Task SavedAsync(Segment segment)
    {
        _tool = Tool.None;
        _segments = await Segments.ReadAsync(_workspace);
    }

    private Task UploadedAsync(PersonList list)
    {
        _tool = Tool.None;
        _draft.Rows[0].Parts.Add(Audience.Where(AudienceField.List, Comparison.Is, list.Id.ToString(CultureInfo.InvariantCulture)));
        return ChangedAsync();
    }

    private Task CountedAsync(Result<AudienceCount> count)
    {
        _fault = count.Failure;
        return OnCounted.InvokeAsync(count);
    }

    private async Task ChangedAsync()
    {
        Value = _draft.ToAudience();
        _shown = Value.ToJson();
        _names = await Names.OfAsync(_workspace, Value);
        await ValueChanged.InvokeAsync(Value);
    }
}
