using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Profiles.Views;
using TelegramAdmin.Features.Operations;

namespace TelegramAdmin.Features.Users.List;

public sealed partial class PeopleFilters
{
    /// <summary>In place of a chip's number: a new one.</summary>
    private const int New = -1;

    private AudienceNameBook _names = AudienceNameBook.Empty;
    private string _text = "";
    private string _name = "";
    private string? _fault;
    private string? _shown;
    private int? _editing;
    private Tool _tool;

    private enum Tool
    {
        None,
        Keep,
        Segment,
    }

    [Parameter, EditorRequired]
    public required PeoplePlace Place { get; set; }

    /// <summary>Null while it is counted.</summary>
    [Parameter]
    public AudienceCount? Count { get; set; }

    [Parameter]
    public IReadOnlyList<PeopleView> Views { get; set; } = [];

    /// <summary>Whether whoever looks may make segments.</summary>
    [Parameter]
    public bool MaySave { get; set; }

    [Parameter]
    public EventCallback OnViewsChanged { get; set; }

    /// <summary>Further menus at the end.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required AudienceNames Names { get; init; }

    [Inject]
    public required ListChoices Choices { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private string CountWords => Count is not { } count ? "" : count.Reachable == count.People
        ? L.Count(count.People, "{0} person", "{0} people")
        : $"{L.Count(count.People, "{0} person", "{0} people")}, {L["{0} can be reached", Numbers.Count(count.Reachable)]}";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Place.Query)
            return;
        (_shown, _editing, _tool, _text) = (Place.Query, null, Tool.None, Place.Search ?? "");
        _names = await Names.OfAsync((await Session.GetAsync()).Workspace, Place.Audience);
    }

    private void Edit(int index) => (_editing, _tool) = (_editing == index ? null : index, Tool.None);

    private void Show(Tool tool) => (_tool, _editing, _fault, _name) = (tool, null, null, "");

    private IEnumerable<Audience> Without(int index) => Place.Conditions.Where((_, i) => i != index);

    private void Keep(Audience condition)
    {
        var conditions = Place.Conditions.ToList();
        if (_editing is { } index and >= 0)
            conditions[index] = condition;
        else
            conditions.Add(condition);
        _editing = null;
        Navigation.NavigateTo(Place.With(conditions));
    }

    private void SegmentSaved(Segment segment)
    {
        Show(Tool.None);
        Toasts.Done(L["Segment saved"], segment.Name);
    }

    private async Task KeepViewAsync()
    {
        if (!(await Choices.SaveAsync(_name, Place.Query)).TryGet(out _, out var failure))
        {
            _fault = L.Said(failure.Message);
            return;
        }
        Show(Tool.None);
        await OnViewsChanged.InvokeAsync();
    }

    private async Task RemoveAsync(PeopleView view)
    {
        await Choices.RemoveAsync(view.Id);
        await OnViewsChanged.InvokeAsync();
        Toasts.Undoable(L["{0} removed", view.Name], async () =>
        {
            await Choices.SaveAsync(view.Name, view.Query);
            await OnViewsChanged.InvokeAsync();
        });
    }
}
