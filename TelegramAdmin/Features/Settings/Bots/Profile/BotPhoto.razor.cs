using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Bots.Profile;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Bots.Profile;

public sealed partial class BotPhoto
{
    private const string Jpeg = "image/jpeg";
    private const int Side = 1280;

    /// <summary>A browser that cannot read a picture says nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Failure? _failure;
    private bool _isBusy;
    private int _round;

    [Parameter, EditorRequired]
    public required Bot Bot { get; set; }

    /// <summary>As Telegram has it; null for none.</summary>
    [Parameter]
    public byte[]? Content { get; set; }

    /// <summary>Whether Telegram was asked already.</summary>
    [Parameter]
    public bool IsRead { get; set; }

    [Parameter]
    public EventCallback<byte[]?> OnChanged { get; set; }

    [Inject]
    public required ProfileActs Acts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Failure Unreadable => new(FailureKind.Invalid, "profile_photo_unreadable", L["The photo was not changed. Your browser cannot read this file. Choose a JPEG or PNG."]);

    public static string? SourceOf(byte[]? photo) => photo is null ? null : $"data:{Jpeg};base64,{Convert.ToBase64String(photo)}";

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        (_isBusy, _failure) = (true, null);
        try
        {
            _failure = await SendAsync(chosen.File);
        }
        catch (Exception e) when (e is TimeoutException or IOException or OperationCanceledException)
        {
            _failure = Unreadable;
        }
        finally
        {
            (_isBusy, _round) = (false, _round + 1);
        }
    }

    private async Task<Failure?> SendAsync(IBrowserFile file)
    {
        if (!file.ContentType.StartsWith("image/", StringComparison.Ordinal))
            return Unreadable;
        // Telegram takes JPEG only; the browser makes one of any picture that it can show.
        var picture = await file.RequestImageFileAsync(Jpeg, Side, Side).AsTask().WaitAsync(Patience, Clock);
        using var content = new MemoryStream();
        await using (var stream = picture.OpenReadStream(ChangeBotPhoto.Largest))
            await stream.CopyToAsync(content);
        var photo = content.ToArray();
        if (await Acts.SetPhotoAsync(Bot, photo) is { } refused)
            return refused;
        await OnChanged.InvokeAsync(photo);
        Toasts.Done(L["The photo is changed"]);
        return null;
    }

    private async Task RemoveAsync()
    {
        _failure = await Acts.RemovePhotoAsync(Bot);
        if (_failure is not null)
            return;
        (await Acts.PhotoAsync(Bot)).TryGet(out var before, out _);
        await OnChanged.InvokeAsync(before);
        Toasts.Done(L["The photo is removed"], before is null ? null : L["Telegram shows the one before it."]);
    }
}
