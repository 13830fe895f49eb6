using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Texts;

public sealed partial class TextEditor
{
    /// <summary>So much of a text stands in the audit log.</summary>
    private const int MostRecorded = 300;

    /// <summary>So much of it in its history.</summary>
    private const int MostInLine = 120;

    private readonly string _id = $"text-{Guid.NewGuid():N}";
    private ElementReference _area;
    private string _draft = "";
    private string _shown = "";
    private string? _own;
    private string? _wrong;
    private IReadOnlyList<SettingChange>? _history;
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();

    [Parameter, EditorRequired]
    public required EditableText Text { get; set; }

    [Parameter, EditorRequired]
    public required string Language { get; set; }

    /// <summary>Tells the page whether something here would be lost.</summary>
    [Parameter]
    public EventCallback<bool> OnUnsaved { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required BotTexts Texts { get; init; }

    [Inject]
    public required SettingHistory History { get; init; }

    [Inject]
    public required StaffNames Names { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private (string Title, string When, string Said) Words => TextTitles.Of(Text.Key);

    private string Title => L.Sense($"{Words.Title} (text)");

    private string Named => $"{Words.Title}, {TextCatalog.Languages.First(l => l.Code == Language).Name}";

    private string Saved => _own ?? Text.Ours;

    private bool IsUnsaved => _draft != Saved;

    private int Rows => Math.Clamp(_draft.Count(c => c == '\n') + 2, 4, 12);

    protected override void OnInitialized()
    {
        _own = Text.Own;
        Show(Saved);
    }

    private Task Type(string? text)
    {
        // The browser's line ends; Telegram counts each as one character.
        _draft = (text ?? "").ReplaceLineEndings("\n");
        _wrong = Texts.Check(Text.Key, _draft);
        if (_wrong is null)
            _shown = Filled(_draft);
        return OnUnsaved.InvokeAsync(IsUnsaved);
    }

    private async Task InsertAsync(string variable)
    {
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/insert.js"].FromRoot());
        await module.InvokeVoidAsync("insert", _area, $"{{{variable}}}");
    }

    private async Task SaveAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        var changed = await Texts.ChangeAsync(staff.Workspace, Text.Key, Language, _draft, staff.AdminId);
        if (!changed.TryGet(out var text, out var failure))
        {
            _wrong = failure.Message;
            return;
        }
        await Session.RecordAsync("text.changed", Named, _draft.Length > MostRecorded ? _draft[..MostRecorded] + "…" : _draft);
        await TakeAsync(text, L["{0} is saved", Title]);
    }

    private Task ShowHistoryAsync()
    {
        if (_history is null)
            return LoadHistoryAsync();
        _history = null;
        return Task.CompletedTask;
    }

    private async Task LoadHistoryAsync()
    {
        _history = await History.OfAsync((await Session.RequireAsync(AdminRole.Admin)).Workspace, SettingSteps.OfText(Text.Key, Language));
        _names = await Names.OfAsync(_history.Select(change => change.By).OfType<long>());
    }

    private Task RevertAsync(string text)
    {
        Show(text);
        return SaveAsync();
    }

    private async Task RestoreAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        var (before, restored) = (_own!, await Texts.RestoreAsync(staff.Workspace, Text.Key, Language, staff.AdminId));
        await Session.RecordAsync("text.restored", Named);
        await TakeAsync(restored.Value, null);
        Toasts.Undoable(L["{0} is ours again", Title], () => InvokeAsync(() => TakeBackAsync(before)));
    }

    private async Task TakeBackAsync(string own)
    {
        Show(own);
        await SaveAsync();
        StateHasChanged();
    }

    private async Task TakeAsync(EditableText text, string? done)
    {
        _own = text.Own;
        Show(Saved);
        await OnUnsaved.InvokeAsync(false);
        if (_history is not null)
            await LoadHistoryAsync();
        if (done is not null)
            Toasts.Done(done, L["Bots say it from now on."]);
    }

    private void Show(string text) => (_draft, _shown, _wrong) = (text, Filled(text), null);

    private static string Cut(string text) => text.Length > MostInLine ? text[..MostInLine] + "…" : text;

    private string Filled(string text) => TextTemplate.Fill(text, TextTitles.ExampleOf(Text.Key), Language);
}
