using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

/// <summary>Reads multipart/form-data: fields become text, parts with a file name become files.</summary>
internal static class MultipartBody
{
    private const int MaxBoundaryLength = 200;

    public static async Task AddAsync(Parameters parameters, HttpRequest request, long largest, CancellationToken ct)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).Value;
        if (boundary is null or { Length: 0 or > MaxBoundaryLength }) throw ApiException.BadRequest("boundary is missing");
        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = largest };
        var left = largest;
        try
        {
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                left -= await AddSectionAsync(parameters, section, ct);
                if (left < 0) throw ApiException.TooLarge();
            }
        }
        catch (InvalidDataException)
        {
            throw ApiException.TooLarge();
        }
    }

    private static async Task<long> AddSectionAsync(Parameters parameters, MultipartSection section, CancellationToken ct)
    {
        if (section.GetContentDispositionHeader() is not { } disposition) return 0;
        using var content = new MemoryStream();
        await section.Body.CopyToAsync(content, ct);
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        var bytes = content.ToArray();
        if (FileNameOf(disposition) is { } fileName)
        {
            parameters.Add(new UploadedFile(name, fileName, section.ContentType ?? "application/octet-stream", bytes));
        }
        else
        {
            parameters.Add(name, Encoding.UTF8.GetString(bytes));
        }

        return bytes.Length;
    }

    private static string? FileNameOf(ContentDispositionHeaderValue disposition)
    {
        if (disposition.FileNameStar.HasValue) return disposition.FileNameStar.Value;
        return disposition.FileName.HasValue ? HeaderUtilities.RemoveQuotes(disposition.FileName).Value : null;
    }
}
