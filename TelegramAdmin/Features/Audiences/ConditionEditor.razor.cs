using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Features.Audiences;

public sealed partial class ConditionEditor
{
    private readonly string _listId = $"attributes-{Guid.NewGuid():N}";
    private readonly HashSet<string> _chosen = [];
    private IReadOnlyList<AudienceChoice> _choices = [];
    private IReadOnlyList<string> _attributes = [];
    private ElementReference _first;
    private IAudienceField? _field;
    private Comparison _is;
    private string _search = "";
    private string _text = "";
    private string _name = "";
    private string? _fault;

    private enum ValueForm
    {
        None,
        YesNo,
        Choices,
        Number,
        Day,
        Words,
    }

    /// <summary>The condition to change; null for a new one.</summary>
    [Parameter]
    public Audience? Value { get; set; }

    [Parameter]
    public EventCallback<Audience> OnDone { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    [Inject]
    public required AudienceFields Fields { get; init; }

    [Inject]
    public required AudienceNames Names { get; init; }

    [Inject]
    public required AudienceCheck Check { get; init; }

    [Inject]
    public required SetAttributes Attributes { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    private Choice[] YesOrNo => [new("true", L["Yes"]), new("false", L["No"])];

    private List<IAudienceField> Found => [.. Fields.All.Where(f => L[AudienceTitles.Of(f.Field)].Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase))];

    private bool IsMany => _is is Comparison.Is or Comparison.IsNot;

    private ValueForm Form => _field!.Values switch
    {
        _ when AudienceComparisons.IsBare(_is) => ValueForm.None,
        AudienceValues.YesNo => ValueForm.YesNo,
        AudienceValues.Ids or AudienceValues.Codes => ValueForm.Choices,
        AudienceValues.Number => ValueForm.Number,
        AudienceValues.Moment => _is is Comparison.From or Comparison.Until ? ValueForm.Day : ValueForm.Number,
        _ => ValueForm.Words,
    };

    private IReadOnlyList<string> Values => Form switch
    {
        ValueForm.None => [],
        ValueForm.Choices => [.. _chosen],
        ValueForm.Words when IsMany => _text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ when _text.Trim() is { Length: > 0 } text => [text],
        _ => [],
    };

    protected override async Task OnInitializedAsync()
    {
        if (Value is not { Field: { } field } condition || Fields.Find(field) is not { } known)
            return;
        await ChooseAsync(known);
        _is = condition.Is ?? known.Comparisons[0];
        _name = condition.Name ?? "";
        _chosen.UnionWith(Form == ValueForm.Choices ? condition.Values ?? [] : []);
        _text = Form == ValueForm.Day ? (condition.Values ?? []).FirstOrDefault("")[..10] : string.Join(", ", condition.Values ?? []);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _field is null)
            await _first.FocusAsync();
    }

    private async Task ChooseAsync(IAudienceField field)
    {
        (_field, _is, _fault) = (field, field.Comparisons[0], null);
        _text = field.Values == AudienceValues.YesNo ? "true" : "";
        var workspace = (await Session.GetAsync()).Workspace;
        _choices = field.Field switch
        {
            AudienceField.Language => PlaceNames.In(PlaceNames.Languages, L),
            AudienceField.Country => PlaceNames.In(PlaceNames.Countries, L),
            _ => await Names.ChoicesAsync(workspace, field.Field),
        };
        if (field.Field == AudienceField.Attribute)
            _attributes = await Attributes.NamesAsync(workspace);
    }

    // What was written for another comparison does not fit this one.
    private void Clear() => (_text, _fault) = (Form == ValueForm.YesNo ? "true" : "", null);

    private async Task DoneAsync()
    {
        if (_field is null)
            return;
        var condition = Audience.Where(_field.Field, _is, [.. Values]);
        if (AudienceComparisons.IsBare(_is))
            condition = condition with { Values = null };
        if (_field.Field == AudienceField.Attribute)
            condition = condition with { Name = _name.Trim() };
        _fault = Check.Fault(condition)?.Message;
        if (_fault is null)
            await OnDone.InvokeAsync(condition);
    }

    /// <summary>Many faults begin with the field's title.</summary>
    private string Words(string fault)
    {
        var title = _field is null ? "" : AudienceTitles.Of(_field.Field);
        return title.Length > 0 && fault.StartsWith($"{title}: ", StringComparison.Ordinal) ? $"{L[title]}: {L[fault[(title.Length + 2)..]]}" : L[fault];
    }

    private Task LeaveAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnCancel.InvokeAsync() : Task.CompletedTask;
}
