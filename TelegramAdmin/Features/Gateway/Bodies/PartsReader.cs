using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Features.Gateway.Bodies;

/// <summary>Reads multipart/form-data: a part with a file name is a file, any other a parameter.</summary>
internal sealed class PartsReader(CallBody body, Spool spool, int largestText)
{
    private const int LongestBoundary = 200;
    private const int MostFields = 200;
    private const int LongestFileName = 255;

    /// <summary>An album of ten with a cover and a thumbnail each.</summary>
    private const int MostFiles = 30;

    private int _fields;
    private int _textLeft = largestText;

    public async Task ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var reader = new MultipartReader(BoundaryOf(request), request.Body) { BodyLengthLimit = Spool.LargestUpload, HeadersCountLimit = 16 };
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
                await AddAsync(section, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new RefusedBodyException(GatewayErrors.TooLarge);
        }
        catch (IOException e) when (e is not BadHttpRequestException && e.GetType() == typeof(IOException))
        {
            throw new RefusedBodyException(GatewayErrors.BadRequest("can't parse form data: it ends in the middle of a part"));
        }
    }

    private static string BoundaryOf(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        return boundary is { Length: > 0 and <= LongestBoundary } ? boundary : throw new RefusedBodyException(GatewayErrors.BadRequest("boundary not found"));
    }

    private async Task AddAsync(MultipartSection section, CancellationToken cancellation)
    {
        var disposition = section.GetContentDispositionHeader();
        var name = disposition is null ? null : HeaderUtilities.RemoveQuotes(disposition.Name).Value;
        if (string.IsNullOrEmpty(name))
            throw new RefusedBodyException(GatewayErrors.BadRequest("field name in multipart/form-data not found"));
        if (!CallBody.IsName(name))
            throw new RefusedBodyException(GatewayErrors.NoName);
        if (FileNameOf(disposition!) is { } fileName)
            await AddFileAsync(section, name, fileName, cancellation);
        else
            await AddFieldAsync(section, name, cancellation);
    }

    private async Task AddFileAsync(MultipartSection section, string name, string fileName, CancellationToken cancellation)
    {
        var content = PipeReader.Create(section.Body, new StreamPipeReaderOptions(leaveOpen: true));
        if (string.IsNullOrWhiteSpace(fileName) && await IsEmptyAsync(content, cancellation))
        {
            CountField();
            return; // So browsers send a field in which no file was chosen.
        }
        if (body.Files.Count >= MostFiles)
            throw new RefusedBodyException(GatewayErrors.TooLarge with { Description = "Request Entity Too Large: too much files attached" });
        body.Add(await spool.SaveAsync(name, Clean(fileName), TypeOf(section), content.AsStream(), cancellation));
    }

    private static async Task<bool> IsEmptyAsync(PipeReader content, CancellationToken cancellation)
    {
        var start = await content.ReadAsync(cancellation);
        content.AdvanceTo(start.Buffer.Start);
        return start.Buffer.IsEmpty;
    }

    /// <summary>What can stand in the header of a part, quoted, when the file goes on to Telegram.</summary>
    private static string Clean(string fileName)
    {
        var kept = fileName.Length > LongestFileName ? fileName[^LongestFileName..] : fileName; // The end says what kind of file it is.
        var clean = string.Concat(kept.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune.Value is '"' or '\\' || rune == Rune.ReplacementChar ? new Rune('_') : rune));
        return string.IsNullOrWhiteSpace(clean) ? "file" : clean;
    }

    private static string TypeOf(MultipartSection section) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(section.ContentType, out var known) && Ascii.IsValid(known.ToString()) ? known.ToString() : "application/octet-stream";

    private void CountField()
    {
        if (++_fields > MostFields)
            throw new RefusedBodyException(GatewayErrors.TooLarge with { Description = "Request Entity Too Large: too much parameters in form data" });
    }

    private async Task AddFieldAsync(MultipartSection section, string name, CancellationToken cancellation)
    {
        CountField();
        using var content = new MemoryStream();
        var piece = new byte[8192];
        int read;
        while ((read = await section.Body.ReadAsync(piece, cancellation)) > 0)
        {
            if ((_textLeft -= read) < 0)
                throw new RefusedBodyException(GatewayErrors.TooLarge with { Description = "Request Entity Too Large: too much parameters in form data" });
            content.Write(piece, 0, read);
        }
        BodyReader.Add(body, name, BodyReader.TextOf(content.GetBuffer().AsSpan(0, (int)content.Length)));
    }

    private static string? FileNameOf(ContentDispositionHeaderValue disposition)
    {
        if (disposition.FileNameStar.HasValue)
            return disposition.FileNameStar.Value;
        return disposition.FileName.HasValue ? HeaderUtilities.RemoveQuotes(disposition.FileName).Value : null;
    }
}
