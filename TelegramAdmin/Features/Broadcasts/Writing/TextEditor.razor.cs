using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Templates.Markup;
using TelegramAdmin.Features.Conversations;

namespace TelegramAdmin.Features.Broadcasts.Writing;

public sealed partial class TextEditor : IAsyncDisposable
{
    private readonly string _linkId = $"link-{Guid.NewGuid():N}";
    private ElementReference _root;
    private ElementReference _box;
    private ElementReference _linkMenu;
    private DotNetObjectReference<TextEditor>? _page;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private string _address = "";

    /// <summary>What the field shows, as far as we know.</summary>
    private string _shown = "";

    /// <summary>The text that we were given last. Only another one is shown: what stands in the field may be ahead of ours while a slow browser holds back our drawing.</summary>
    private string? _given;
    private bool _isStale;

    /// <summary>Telegram's HTML with variables.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    [Parameter]
    public EventCallback<string> TextChanged { get; set; }

    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>How many characters Telegram takes here.</summary>
    [Parameter]
    public int Most { get; set; } = 4096;

    [Parameter]
    public IReadOnlyList<TextVariable> Variables { get; set; } = TextVariable.All;

    /// <summary>At the right of the bar.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>Below the text, at the start.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private int Length => ParseModes.LengthOf(Condition().Replace(Variable().Replace(Text, "$1"), ""), ParseModes.Html);

    [JSInvokable]
    public Task Changed(string text)
    {
        _shown = text;
        return TextChanged.InvokeAsync(text);
    }

    public async ValueTask DisposeAsync()
    {
        await _script.LeaveAsync();
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException)
        {
            // The page is gone.
        }
        _page?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (Text == _given)
            return;
        _given = Text;
        _isStale = Text != _shown;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/rich.js"].FromRoot());
            _page = DotNetObjectReference.Create(this);
            (_shown, _isStale) = (Text, false);
            _script = await _module.InvokeAsync<IJSObjectReference>("write", _root, _box, _page, Text);
            StateHasChanged();
        }
        if (_script is { } script && _isStale)
        {
            (_shown, _isStale) = (Text, false);
            await script.InvokeVoidAsync("show", Text);
        }
    }

    private Task LinkByKey(KeyboardEventArgs key) => key.Key == "Enter" ? LinkAsync() : Task.CompletedTask;

    private async Task LinkAsync()
    {
        var address = _address.Trim();
        if (address.Length == 0 || _script is null)
            return;
        await using (var menu = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/menu.js"].FromRoot()))
            await menu.InvokeVoidAsync("hideMenu", _linkMenu);
        await _script.InvokeVoidAsync("link", address.Contains(':', StringComparison.Ordinal) || address.StartsWith("{{", StringComparison.Ordinal) ? address : "https://" + address);
        _address = "";
    }

    private async Task InsertAsync(string words)
    {
        if (_script is not null)
            await _script.InvokeVoidAsync("insert", words);
    }

    [GeneratedRegex("""\{\{[^}|]*(?:\|\s*default:\s*"([^"]*)")?.*?\}\}""", RegexOptions.Singleline, 500)]
    private static partial Regex Variable();

    [GeneratedRegex("""\{%.*?%\}""", RegexOptions.Singleline, 500)]
    private static partial Regex Condition();
}
