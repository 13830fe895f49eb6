using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Templates;

namespace TelegramAdmin.Features.Templates.Writing;

/// <summary>The templates of the REST API: a list, and one of them to write and to try.</summary>
public sealed partial class TemplatesPage
{
    /// <summary>No template can have this name: they hold no plus sign.</summary>
    private const string New = "+";

    private IReadOnlyList<MessageTemplate>? _templates;

    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required TemplateReader Templates { get; init; }

    [Inject]
    public required TemplateActs Acts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private bool IsNew => Open == New;

    private MessageTemplate? Opened => _templates?.FirstOrDefault(t => t.Name == Open);

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        _templates = await Templates.ListAsync(staff.Workspace);
    }

    private async Task SavedAsync(string name)
    {
        await LoadAsync();
        Toasts.Done(L["Template saved"], name);
        Navigation.NavigateTo(Navigation.With("open", name));
    }

    private async Task RemoveAsync(MessageTemplate template)
    {
        await Acts.RemoveAsync(template.Name);
        await LoadAsync();
        Navigation.NavigateTo(Navigation.With("open", null));
        Toasts.Undoable(L["{0} was removed.", template.Name], async () =>
        {
            await Acts.SaveAsync(template.Name, new TemplateDraft(template.Text, template.ParseMode, template.ReplyMarkup), isNew: true);
            await LoadAsync();
            await InvokeAsync(StateHasChanged);
        });
    }
}
