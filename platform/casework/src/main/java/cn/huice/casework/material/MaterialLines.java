package cn.huice.casework.material;

import cn.huice.casework.material.MaterialsView.Line;
import cn.huice.casework.material.MaterialsView.State;
import cn.huice.policy.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what a policy asks for beside what is there. Pure. */
final class MaterialLines {
    private MaterialLines() {}

    /** @param held files of earlier cases that may be used again, one of a material at most */
    static MaterialsView of(
            String application, List<Material> listed, List<MaterialFile> there, List<MaterialFile> held) {
        List<Line> lines = new ArrayList<>();
        for (Material material : listed) {
            lines.add(line(material.name(), material.article(), there, held));
        }
        Set<String> names = listed.stream().map(Material::name).collect(Collectors.toSet());
        there.stream()
                .map(MaterialFile::material)
                .filter(name -> !names.contains(name))
                .distinct()
                .forEach(name -> lines.add(line(name, null, there, List.of())));
        List<String> missing = lines.stream()
                .filter(line -> line.state() == State.MISSING)
                .map(Line::name)
                .toList();
        return new MaterialsView(application, List.copyOf(lines), missing);
    }

    private static Line line(String name, String article, List<MaterialFile> there, List<MaterialFile> held) {
        List<MaterialFile> files =
                there.stream().filter(file -> file.material().equals(name)).toList();
        MaterialFile earlier = held.stream()
                .filter(file -> file.material().equals(name))
                .findFirst()
                .orElse(null);
        State state = !files.isEmpty() ? State.PROVIDED : earlier != null ? State.HELD : State.MISSING;
        return new Line(name, article, state, files, state == State.HELD ? earlier : null);
    }
}
