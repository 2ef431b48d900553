using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Library;

internal sealed class ModuleMapping : IEntityTypeConfiguration<Module>, IEntityTypeConfiguration<ModuleVersion>
{
    public void Configure(EntityTypeBuilder<Module> module)
    {
        module.OfPractice();
        module.Property(m => m.Key).HasMaxLength(100);
        module.Property(m => m.CurrentNumber).IsConcurrencyToken();
        module.HasIndex(m => new { m.PracticeId, m.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ModuleVersion> version)
    {
        version.Owned<Module, ModuleVersion>(v => v.ModuleId);
        version.Property(v => v.Title).HasMaxLength(200);
        version.Property(v => v.Summary).HasMaxLength(500);
        version.Property(v => v.Source).HasMaxLength(300);
        version.Property(v => v.Texts).AsJson();
        version.HasIndex(v => new { v.ModuleId, v.Number }).IsUnique();
    }
}

internal sealed class QuestionSetMapping : IEntityTypeConfiguration<QuestionSet>, IEntityTypeConfiguration<QuestionSetVersion>
{
    public void Configure(EntityTypeBuilder<QuestionSet> set)
    {
        set.OfPractice();
        set.Property(s => s.Key).HasMaxLength(100);
        set.Property(s => s.CurrentNumber).IsConcurrencyToken();
        set.HasIndex(s => new { s.PracticeId, s.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<QuestionSetVersion> version)
    {
        version.Owned<QuestionSet, QuestionSetVersion>(v => v.QuestionSetId);
        version.Property(v => v.Title).HasMaxLength(200);
        version.Property(v => v.Summary).HasMaxLength(500);
        version.Property(v => v.Source).HasMaxLength(300);
        version.Property(v => v.Questions).AsJson();
        version.Property(v => v.Texts).AsJson();
        version.HasIndex(v => new { v.QuestionSetId, v.Number }).IsUnique();
    }
}

internal sealed class PathwayMapping : IEntityTypeConfiguration<Pathway>
{
    public void Configure(EntityTypeBuilder<Pathway> pathway)
    {
        pathway.OfPractice();
        pathway.Property(p => p.Key).HasMaxLength(100);
        pathway.Property(p => p.Title).HasMaxLength(200);
        pathway.Property(p => p.Summary).HasMaxLength(500);
        pathway.Property(p => p.Source).HasMaxLength(300);
        pathway.Property(p => p.Steps).AsJson();
        pathway.Property(p => p.Texts).AsJson();
        pathway.Property(p => p.Number).IsConcurrencyToken();
        pathway.HasIndex(p => new { p.PracticeId, p.Key }).IsUnique();
    }
}
