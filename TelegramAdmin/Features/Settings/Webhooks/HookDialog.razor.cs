using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Features.Settings.Webhooks;

/// <summary>Closes with the new <see cref="WebhookEndpoint"/>, true for a changed one, or nothing.</summary>
public sealed partial class HookDialog
{
    private readonly HashSet<string> _types = [];
    private readonly HashSet<BotId> _chosen = [];
    private string _url = "";
    private string _description = "";
    private bool _hearsAll = true;
    private bool _ofAll = true;
    private Failure? _failure;
    private CreatedWebhook? _made;

    /// <summary>The workspace's bots by their names.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<BotId, string> Bots { get; set; }

    /// <summary>The one to change; null to add one.</summary>
    [Parameter]
    public WebhookEndpoint? Row { get; set; }

    [Inject]
    public required HookActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    protected override void OnInitialized()
    {
        if (Row is null)
            return;
        var draft = WebhookDraft.Of(Row);
        (_url, _description, _hearsAll, _ofAll) = (draft.Url, draft.Description ?? "", draft.EventTypes is null, draft.Bots is null);
        _types.UnionWith(draft.EventTypes ?? []);
        _chosen.UnionWith(draft.Bots ?? []);
    }

    private string? IsFault(string field) => _failure?.Field == field ? "true" : null;

    private static void Toggle<T>(HashSet<T> all, T one, ChangeEventArgs e) => _ = e.Value is true ? all.Add(one) : all.Remove(one);

    private async Task SaveAsync()
    {
        var draft = new WebhookDraft(_url.Trim(), _description, _hearsAll ? null : [.. _types], _ofAll ? null : [.. _chosen]);
        if (Row is null)
        {
            (await Acts.CreateAsync(draft)).TryGet(out _made, out _failure);
            return;
        }
        _failure = await Acts.ChangeAsync(Row.Id, draft);
        if (_failure is null)
            Dialogs.Close(true);
    }
}
