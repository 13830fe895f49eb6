using System.Text.Json;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Templates;

namespace TelegramAdmin.Features.Templates.Writing;

public sealed partial class TemplateEditor
{
    private const string Hint = "Hello {{ first_name | default: \"there\" }}, {% if paid %}…{% endif %}";

    private string _name = "";
    private string _text = "";
    private string _mode = "";
    private string _markup = "";
    private string _variables = "{ }";
    private Failure? _failure;
    private RenderedTemplate? _tried;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public MessageTemplate? Template { get; set; }

    /// <summary>With its name.</summary>
    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Parameter]
    public EventCallback<MessageTemplate> OnRemove { get; set; }

    [Inject]
    public required TemplateActs Acts { get; init; }

    private TemplateDraft Draft => new(_text, _mode.Length == 0 ? null : _mode, string.IsNullOrWhiteSpace(_markup) ? null : _markup);

    private IReadOnlyList<string> Names => RenderTemplate.VariablesOf(Draft);

    protected override void OnInitialized()
    {
        if (Template is { } stored)
            (_name, _text, _mode, _markup) = (stored.Name, stored.Text, stored.ParseMode ?? "", stored.ReplyMarkup ?? "");
    }

    private string? IsFault(string field) => _failure?.Field == field ? "true" : null;

    private void Forget() => (_failure, _tried) = (null, null);

    private void Try()
    {
        Forget();
        if (ReadVariables() is not { } given)
            _failure = new Failure(FailureKind.Invalid, "template_variables_invalid", L["The values are not proper JSON. Write an object such as { \"first_name\": \"Ann\" }."], "variables");
        else if (RenderTemplate.Preview(Draft, given).TryGet(out var made, out var failure))
            _tried = made;
        else
            _failure = failure;
    }

    private async Task SaveAsync()
    {
        Forget();
        _failure = await Acts.SaveAsync(_name.Trim(), Draft, isNew: Template is null);
        if (_failure is null)
            await OnSaved.InvokeAsync(_name.Trim());
    }

    private JsonElement? ReadVariables()
    {
        try
        {
            return JsonElement.Parse(string.IsNullOrWhiteSpace(_variables) ? "{}" : _variables);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
