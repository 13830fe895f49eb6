using Microsoft.AspNetCore.Components.Forms;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings.Appearance;

namespace TelegramAdmin.Features.Settings.Appearance;

/// <summary>
/// Takes a picture from somebody's device. Their browser reads it and hands over nothing but its pixels, as a PNG that fits; so neither a
/// place that a photo was taken at nor a flaw of a rare format comes with it.
/// </summary>
internal static class ChosenPicture
{
    public const string Accepted = "image/png,image/jpeg,image/webp";

    private const long LargestOriginal = 8 * 1024 * 1024;
    private const int Beginning = 12;

    private static readonly int[] Edges = [BrandLogo.LargestEdge, BrandLogo.LargestEdge / 2];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static Failure TooLarge { get; } = new(FailureKind.Invalid, "logo_too_large", "The file is larger than 8 MB. Choose a smaller picture.");

    public static Failure NoPicture { get; } = new(FailureKind.Invalid, "logo_invalid", "This is not a picture that can be shown. Choose a PNG, JPEG or WebP file.");

    public static async Task<Result<BrandLogo>> TakeAsync(IBrowserFile file, TimeProvider clock)
    {
        if (file.Size > LargestOriginal)
            return TooLarge;
        try
        {
            if (!IsKnown(await BeginningOfAsync(file)))
                return NoPicture;
            foreach (var edge in Edges)
            {
                var picture = await file.RequestImageFileAsync("image/png", edge, edge).AsTask().WaitAsync(Patience, clock);
                if (picture.Size > BrandLogo.LargestFile)
                    continue;
                using var content = new MemoryStream();
                await using (var stream = picture.OpenReadStream(BrandLogo.LargestFile))
                    await stream.CopyToAsync(content);
                return new BrandLogo(content.ToArray());
            }
        }
        catch (Exception failed) when (failed is IOException or TimeoutException or Microsoft.JSInterop.JSException or OperationCanceledException)
        {
            // The browser could not make a picture of it.
        }
        return NoPicture;
    }

    private static async Task<byte[]> BeginningOfAsync(IBrowserFile file)
    {
        var beginning = new byte[Beginning];
        await using var stream = file.OpenReadStream(LargestOriginal);
        await stream.ReadAtLeastAsync(beginning, Beginning, throwOnEndOfStream: false);
        return beginning;
    }

    private static bool IsKnown(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47])
        || beginning.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])
        || (beginning.StartsWith("RIFF"u8) && beginning[8..].StartsWith("WEBP"u8));
}
